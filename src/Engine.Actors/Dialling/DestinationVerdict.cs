namespace Engine.Actors.Dialling;

/// <summary>What a destination policy says about a number.</summary>
internal enum DestinationVerdict
{
    Allowed,
    Blocked,
    Premium,

    /// <summary>The policy lists what is allowed, and this is not on it.</summary>
    NotAllowed,
}
