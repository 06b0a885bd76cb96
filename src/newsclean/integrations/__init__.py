"""newsclean inside other frameworks. Each module works without importing its framework early."""
