using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;

namespace Engine.Host.Rehearsals;

/// <summary>A phone that does not take its call: rings for a while or not at all, then refuses.</summary>
internal sealed class RefusingPhone(int status, string phrase, TimeSpan? ringFor, TimeProvider time) : IInviteHandler, IDisposable
{
    private ITimer? _ringing;

    public void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        if (ringFor is not { } rings)
        {
            call.Refuse(status, phrase);
            return;
        }

        call.Ring(180);
        _ringing = time.CreateTimer(_ => call.Refuse(status, phrase), null, rings, Timeout.InfiniteTimeSpan);
    }

    public void OnCancelled(IIncomingCall call) => _ringing?.Dispose();

    public void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer)
    {
    }

    public void OnEnded(IIncomingCall call, HangUpSide side) => _ringing?.Dispose();

    public void Dispose() => _ringing?.Dispose();
}
