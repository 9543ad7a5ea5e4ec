namespace Engine.Sip.Dialogs;

/// <summary>Trunk setting <c>rewrite_contact</c> (TRN-21).</summary>
public enum ContactRewrite
{
    /// <summary>Rewritten when the Contact is private, its message came from a public address and there is no route set.</summary>
    Auto,

    /// <summary>Always the source address when there is no route set.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}
