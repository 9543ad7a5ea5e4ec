namespace Engine.Sip.Counters;

/// <summary>How the figures of one machine are labelled.</summary>
/// <param name="Name">The machine, for example <c>invite_client</c>.</param>
/// <param name="StateName">The name of a state by its number.</param>
internal sealed record MachineNames(string Name, Func<int, string> StateName);
