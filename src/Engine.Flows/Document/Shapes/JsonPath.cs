namespace Engine.Flows.Document.Shapes;

/// <summary>A place in a document as JSON Pointer (RFC 6901).</summary>
/// <param name="Text">The pointer; empty = the whole document.</param>
internal readonly record struct JsonPath(string Text)
{
    public static JsonPath Root => new("");

    public JsonPath this[string member] => new($"{Text}/{Escape(member)}");

    public JsonPath this[int index] => new(FormattableString.Invariant($"{Text}/{index}"));

    private static string Escape(string member) =>
        member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public override string ToString() => Text;
}
