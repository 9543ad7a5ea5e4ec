using System.Text;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;
using Engine.Sip.Methods;

namespace Engine.Sip.Tests.Support;

/// <summary>A server side that rings and answers at once, or does as told.</summary>
internal sealed class AutoAnswer : IInviteHandler
{
    private int _invites;

    internal List<string> Events { get; } = [];

    internal IIncomingCall? Last { get; private set; }

    internal int Invites => Volatile.Read(ref _invites);

    internal Action<IIncomingCall> WhenInvited { get; set; } = call =>
    {
        call.Ring(180);
        call.Answer(Encoding.UTF8.GetBytes(FakePeer.Answer));
    };

    public void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        Interlocked.Increment(ref _invites);
        Last = call;
        Note("invite " + Encoding.UTF8.GetString(offer));
        WhenInvited(call);
    }

    public void OnCancelled(IIncomingCall call) => Note("cancelled");

    public void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer) => Note("confirmed");

    public void OnEnded(IIncomingCall call, HangUpSide side) => Note($"ended {side}");

    public ReofferReply OnReoffer(IIncomingCall call, ReadOnlySpan<byte> offer) => ReofferReply.Accept("v=0 phone"u8.ToArray());

    private void Note(string what)
    {
        lock (Events)
        {
            Events.Add(what);
        }
    }
}
