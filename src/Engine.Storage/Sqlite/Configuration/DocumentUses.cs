using System.Text;
using System.Text.Json;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// What a flow's document refers to by id or name. It is read once, when the document is saved and before the one thread that writes is
/// bothered with it. Only settings refer to things: inputs, outputs and exits bear names that the author chose.
/// </summary>
internal static class DocumentUses
{
    public const string Number = "number";
    public const string Trunk = "trunk";
    public const string Prompt = "prompt";
    public const string Function = "function";
    public const string Connection = "connection";

    /// <summary>A flow may also call an account's number; only calling from it needs that it is one.</summary>
    private const string CallerId = "from";

    private static readonly HashSet<string> Members = new([Number, Trunk, Prompt, Function, Connection], StringComparer.Ordinal);

    /// <returns>Each once; nothing of a document that is no JSON.</returns>
    public static IReadOnlySet<(string Member, string Value)> Of(string document)
    {
        var uses = new HashSet<(string, string)>();
        try
        {
            Read(new Utf8JsonReader(Encoding.UTF8.GetBytes(document), new JsonReaderOptions { MaxDepth = 512 }), uses);
        }
        catch (JsonException)
        {
            // The store keeps what it is given; nobody can publish this.
            uses.Clear();
        }

        return uses;
    }

    private static void Read(Utf8JsonReader reader, HashSet<(string, string)> uses)
    {
        // Names on the way to where the reader is; an element of an array has none.
        var path = new List<string>();
        string? name = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString();
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    path.Add(name ?? "");
                    name = null;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.RemoveAt(path.Count - 1);
                    break;
                case JsonTokenType.String when name is not null && Refers(path, name):
                    uses.Add((name, reader.GetString()!));
                    name = null;
                    break;
                default:
                    name = null;
                    break;
            }
        }
    }

    /// <summary>Whether a member of the object at that path is a reference; the path begins with the document itself.</summary>
    private static bool Refers(List<string> path, string member) =>
        Members.Contains(member)
        && path is [_, "steps", _, "settings", ..]
        && path is not [.., "settings", "inputs"]
        && (member != Number || path[^1] == CallerId);
}
