namespace Engine.Actors.Kernel;

/// <summary>A watched actor has stopped. Comes once per watch.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Cause">The failure that stopped it; null for an orderly stop.</param>
public sealed record Terminated(ActorRef Actor, Exception? Cause) : IKernelInternal;
