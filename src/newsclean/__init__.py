"""newsclean."""
