"""Radio and the village loudspeakers (广播、村村响): a script to read out, a log of times on air."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="broadcast",
    label="广播",
    position=50,
    needs=("place",),
    place_label="播到哪些村",
    slots=True,
    script=True,
    help="按播音稿读，播一次登记一次：时间、范围、播音员、有没有故障。",
)
