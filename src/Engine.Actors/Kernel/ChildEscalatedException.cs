namespace Engine.Actors.Kernel;

/// <summary>A child escalated its failure to the actor that made it.</summary>
public sealed class ChildEscalatedException(string child, Exception cause) : Exception($"{child} escalated: {cause.Message}", cause);
