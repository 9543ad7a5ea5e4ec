namespace Engine.Sip.Outcomes;

/// <summary>Whether the number may be called again later.</summary>
public enum Retry
{
    /// <summary>It would end the same way.</summary>
    No,

    /// <summary>It may end better.</summary>
    Later,

    /// <summary>Never again automatically: the callee or the network objects.</summary>
    Never,
}
