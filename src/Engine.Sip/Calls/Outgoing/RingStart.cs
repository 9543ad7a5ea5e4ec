namespace Engine.Sip.Calls.Outgoing;

/// <summary>What starts the ring timeout (trunk setting <c>ring_starts_at</c>).</summary>
public enum RingStart
{
    /// <summary>It counts from the INVITE and anew from the first 18x.</summary>
    FirstRinging,

    /// <summary>It counts from the INVITE only.</summary>
    Invite,
}
