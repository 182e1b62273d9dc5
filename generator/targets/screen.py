"""For reading on a screen, large or small: tagged, linked, light."""

from __future__ import annotations

from generator.target import Finish, Target

TARGET = Target(name="screen", order=1, usual=True, tagged=True, finish=Finish())
