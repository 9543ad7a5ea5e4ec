namespace Engine.Storage.Events;

/// <summary>An event in its stored form.</summary>
/// <param name="Type">Stable name.</param>
/// <param name="Version">Version of its form, from 1.</param>
/// <param name="Data">UTF-8 JSON.</param>
internal readonly record struct EncodedEvent(string Type, int Version, byte[] Data);
