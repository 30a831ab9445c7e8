"""How far each consideration moves the answer."""
