namespace Engine.Flows.Document;

/// <summary>Limits of a flow and of its run (FLOW-07, FLOW-23).</summary>
public static class FlowLimits
{
    /// <summary>Version of the document format.</summary>
    public const int Format = 1;

    /// <summary>Steps a flow; more is a fault too_many.</summary>
    public const int Steps = 1000;

    /// <summary>Bytes of UTF-8 a document, in its tight form.</summary>
    public const int DocumentBytes = 256 * 1024;

    /// <summary>Bytes of UTF-8 of a document as it is sent, indented as its author likes; more is not read at all.</summary>
    public const int SentBytes = 4 * DocumentBytes;

    /// <summary>Variables a flow.</summary>
    public const int Variables = 200;

    /// <summary>Arguments a flow.</summary>
    public const int Arguments = 64;

    /// <summary>Characters of an argument that declares no max_length.</summary>
    public const int DefaultArgumentLength = 1024;

    /// <summary>Highest max_length an argument may declare, characters: the request body itself ends at 64 KiB.</summary>
    public const int LongestArgument = 65_536;

    /// <summary>Levels of nesting of a document; deeper is not read, so that no reader runs out of stack.</summary>
    public const int Depth = 32;

    /// <summary>Steps one interaction may execute; the next one ends it as guard_steps.</summary>
    public const int ExecutedSteps = 1000;

    /// <summary>Times one step may be entered with nothing coming from outside; the next one ends it as guard_loop.</summary>
    public const int SameStepVisits = 10;

    /// <summary>Bytes of UTF-8 of one step's outputs; more ends the interaction as guard_output.</summary>
    public const int OutputBytes = 64 * 1024;

    /// <summary>Life of an interaction; at its end it fails as guard_duration (expired if it never began).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    /// <summary>How long closing may wait for the last BYE or CANCEL: 64·T1 and some.</summary>
    public static readonly TimeSpan Closing = TimeSpan.FromSeconds(40);
}
