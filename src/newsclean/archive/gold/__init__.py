"""How well stories are found on pages whose right answer is known."""
