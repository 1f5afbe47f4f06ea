"""The notice board at the agency (政务公开栏): a printed sheet, photos as evidence."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="notice_board",
    label="政务公开栏",
    position=30,
    needs=("place", "until"),
    place_label="公开栏在哪里",
    sheet=True,
    photos=True,
    days=7,
    help="打印张贴件，贴上以后拍一张远照、一张近照。",
)
