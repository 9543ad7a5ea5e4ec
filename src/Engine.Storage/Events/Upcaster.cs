using System.Text.Json.Nodes;

namespace Engine.Storage.Events;

/// <summary>Turns a stored event of one version into the next version's form.</summary>
/// <param name="Type">Stored name of the event type.</param>
/// <param name="FromVersion">The version it takes; it makes the one above.</param>
/// <param name="Apply">Changes the JSON; must be total and must not depend on anything but it.</param>
internal sealed record Upcaster(string Type, int FromVersion, Func<JsonObject, JsonObject> Apply)
{
    /// <summary>
    /// All of them. Changing an event's form means: add one here, and a sample of the old form to the tests
    /// (tests/Engine.Storage.Tests/Samples). The type's current version follows from the number of its upcasters.
    /// </summary>
    public static IReadOnlyList<Upcaster> All { get; } = [];
}
