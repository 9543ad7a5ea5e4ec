using System.Text;
using System.Text.RegularExpressions;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Components;

/// <summary>
/// Fills in a JSON body. Inside of quotes a value is escaped; outside of them it is one number, true, false or null, or the body is not made: with a comma
/// or a brace in it, it would be more of the body than its author wrote.
/// </summary>
internal sealed partial class JsonBody
{
    /// <summary>Reason of a step that fails, and code of the warning.</summary>
    public const string Unquoted = "body_value_unquoted";

    public const string NotJson = "body_not_json";

    private readonly StringBuilder _text = new();
    private bool _isQuoted;
    private bool _isEscape;

    private JsonBody()
    {
    }

    /// <summary>The body; null with the reason when a value does not fit its place or the whole is no JSON.</summary>
    public static string? Fill(IEnumerable<ActionPiece> pieces, out string reason)
    {
        var body = new JsonBody();
        foreach (var piece in pieces)
        {
            if (!piece.IsValue)
            {
                body.Add(piece.Text);
            }
            else if (!body.TryAddValue(piece.Text))
            {
                // Behind a backslash the author's text and the value would be one escape together.
                reason = body._isEscape ? NotJson : Unquoted;
                return null;
            }
        }

        var text = body._text.ToString();
        reason = ServiceAnswers.Json(Encoding.UTF8.GetBytes(text)) is null ? NotJson : "";
        return reason.Length == 0 ? text : null;
    }

    /// <summary>Whether a value may stand outside of quotes.</summary>
    public static bool IsScalar(string value) => Scalar().IsMatch(value);

    /// <summary>The placeholders that stand outside of quotes, as the author wrote them.</summary>
    public static IEnumerable<ActionPiece> OutsideQuotes(IEnumerable<ActionPiece> pieces)
    {
        var body = new JsonBody();
        foreach (var piece in pieces)
        {
            if (!piece.IsValue)
            {
                body.Add(piece.Text);
            }
            else if (!body._isQuoted)
            {
                yield return piece;
            }
        }
    }

    private void Add(string literal)
    {
        foreach (var c in literal)
        {
            if (_isEscape)
            {
                _isEscape = false;
            }
            else if (c == '\\')
            {
                _isEscape = _isQuoted;
            }
            else if (c == '"')
            {
                _isQuoted = !_isQuoted;
            }
        }

        _text.Append(literal);
    }

    private bool TryAddValue(string value)
    {
        if (_isEscape || (!_isQuoted && !Scalar().IsMatch(value)))
        {
            return false;
        }

        _text.Append(_isQuoted ? TemplateEscape.For(TemplateContext.Json, value) : value);
        return true;
    }

    /// <summary>RFC 8259 §3, §6.</summary>
    [GeneratedRegex(@"^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Scalar();
}
