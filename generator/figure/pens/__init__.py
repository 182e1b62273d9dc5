"""What traces a drawing: one module for each kind of output."""
