namespace Engine.Sip.Transactions;

/// <summary>What a client transaction is for.</summary>
internal enum ClientRole : byte
{
    /// <summary>The INVITE of an attempt.</summary>
    Invite,
    Cancel,

    /// <summary>The BYE of the confirmed dialog.</summary>
    Bye,

    /// <summary>The BYE of a dialog nobody wants: cancelled, forked or left over.</summary>
    UnwantedBye,

    /// <summary>Our re-INVITE.</summary>
    Reinvite,

    /// <summary>Our INFO; its response changes nothing.</summary>
    Info,

    /// <summary>Our OPTIONS in a dialog: whether its peer is there.</summary>
    Options,
}
