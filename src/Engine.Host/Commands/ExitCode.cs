namespace Engine.Host.Commands;

/// <summary>What the process ends with. The parser itself uses 1 for a wrong command line.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command was understood and says no: faults in a flow, a call that was not answered, a name that is taken.</summary>
    public const int Refused = 2;
}
