using Engine.Sip.Methods;

namespace Engine.Sip.Calls.Incoming;

/// <summary>The server side: decides on calls that come in. Off in the engine, used by the loopback phone. Called on the shard's thread.</summary>
public interface IInviteHandler
{
    /// <summary>A new INVITE. 100 was sent. Answer it now or later, from any thread, through <paramref name="call"/>.</summary>
    void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer);

    /// <summary>The caller gave up before an answer; 487 was sent.</summary>
    void OnCancelled(IIncomingCall call);

    /// <summary>The ACK of our 2xx came, with a body when the INVITE had no offer.</summary>
    void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer);

    /// <summary>The call is over after a 2xx: by BYE of either side, or because no ACK came.</summary>
    void OnEnded(IIncomingCall call, HangUpSide side);

    /// <summary>A re-INVITE or UPDATE: give the answer, or an offer when there was none.</summary>
    ReofferReply OnReoffer(IIncomingCall call, ReadOnlySpan<byte> offer) => ReofferReply.NotAcceptable;
}
