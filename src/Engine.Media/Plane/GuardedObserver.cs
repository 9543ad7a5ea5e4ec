using Engine.Media.Linux;
using Engine.Media.Receiving;
using Engine.Media.Sending;

namespace Engine.Media.Plane;

/// <summary>
/// The edge between the media threads and the owner of a leg: an exception of one owner is counted and must not silence the other legs
/// of its thread. The calls are static functions, so that nothing is allocated.
/// </summary>
internal sealed class GuardedObserver(IMediaObserver owner, MediaLeg leg, Action<Exception> report) : IReceivingEvents, ISendingEvents
{
    public IMediaObserver Owner => owner;

    public void OnPlaybackEnded(long playbackId, int playedMs, int totalMs, bool completed) =>
        Call(
            (playbackId, playedMs, totalMs, completed),
            static (to, leg, it) => to.OnPlaybackEnded(leg, it.playbackId, it.playedMs, it.totalMs, it.completed));

    public void OnDigitStarted(char digit) => Call(digit, static (to, leg, digit) => to.OnDigitStarted(leg, digit));

    public void OnToneStarted(char digit) => Call(digit, static (to, leg, digit) => to.OnToneStarted(leg, digit));

    public void OnDigit(char digit, int durationMs) =>
        Call((digit, durationMs), static (to, leg, it) => to.OnDigit(leg, it.digit, it.durationMs));

    public void OnFirstPacket() => Call(0, static (to, leg, _) => to.OnFirstPacket(leg));

    /// <summary>Not reported: the leg follows its peer by itself.</summary>
    public void OnSourceMoved(in WireAddress source) => leg.Retarget(source);

    private void Call<T>(T argument, Action<IMediaObserver, MediaLeg, T> call)
    {
        try
        {
            call(owner, leg, argument);
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }
}
