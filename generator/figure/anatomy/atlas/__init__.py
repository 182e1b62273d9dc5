"""The atlas: plates of any muscle, from the front, the side or the back."""
