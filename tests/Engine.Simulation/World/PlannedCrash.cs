namespace Engine.Simulation.World;

/// <summary>One death of the process.</summary>
/// <param name="At">When it dies, or from when on it may.</param>
/// <param name="Point">The crash point at which it dies once <paramref name="At"/> has come; null = at that time, wherever it is.</param>
/// <param name="Down">How long until the next process starts.</param>
internal sealed record PlannedCrash(TimeSpan At, string? Point, TimeSpan Down);
