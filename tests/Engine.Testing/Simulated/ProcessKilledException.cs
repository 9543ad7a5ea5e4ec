namespace Engine.Testing.Simulated;

/// <summary>Thrown at an armed crash point so that the code behind it does not run: the process is dead from here on.</summary>
public sealed class ProcessKilledException(string point) : Exception($"Killed at {point}.");
