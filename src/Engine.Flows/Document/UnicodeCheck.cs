using System.Text.Json;

namespace Engine.Flows.Document;

/// <summary>The JSON reader accepts byte sequences and \u escapes that are no Unicode text, and throws when they are asked for.</summary>
public static class UnicodeCheck
{
    public static bool IsText(JsonElement value)
    {
        try
        {
            Visit(value);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Visit(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Visit(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Visit(item);
                }

                break;
            default:
                break;
        }
    }
}
