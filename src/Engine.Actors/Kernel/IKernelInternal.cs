namespace Engine.Actors.Kernel;

/// <summary>Marks messages the kernel sends on its own behalf; they are dropped without a trace when the actor is gone.</summary>
internal interface IKernelInternal;
