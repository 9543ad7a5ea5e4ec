namespace Engine.Actors.Ports;

/// <summary>A piece of sound a flow step names, with its variables already inserted. One record per kind of source (flows.md §7.2).</summary>
public abstract record PromptSound
{
    /// <param name="Sensitive">Holds a sensitive value: never cached, never logged.</param>
    public sealed record Speech(string Text, string Language, bool Sensitive) : PromptSound;
}
