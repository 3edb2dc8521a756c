"""The syntax tree: what the parser makes, attribution decorates and code generation reads."""
