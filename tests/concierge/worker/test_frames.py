"""What goes between the window and its worker comes out as it went in, however it is cut."""

from hypothesis import given
from hypothesis import strategies as st

from concierge.worker.frames import Frame, FrameKind, Unpacking, far, head, how_far

FRAMES = st.lists(st.builds(Frame, st.sampled_from(FrameKind), st.binary(max_size=64)))


@given(FRAMES, st.integers(1, 9))
def test_frames_come_out_as_they_went_in(frames: list[Frame], size: int) -> None:
    sent = b"".join(head(frame) + frame.body for frame in frames)
    unpacking = Unpacking()
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert [frame for piece in pieces for frame in unpacking.take(piece)] == frames


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
def test_how_far_it_is_comes_out_too(done: int, total: int) -> None:
    assert how_far(far(done, total)) == (done, total)
