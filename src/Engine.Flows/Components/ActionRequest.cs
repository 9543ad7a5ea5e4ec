using System.Collections.Frozen;
using Engine.Flows.Document.Templates;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Fills in the request of an action. Values cannot leave the place they are put in: no other path, header or member comes of them.</summary>
internal static class ActionRequest
{
    /// <summary>Null when the path would climb out of the connection's base URL or the body would be no JSON.</summary>
    public static ServiceRequest? Make(ExecuteAction.ActionSettings settings, IFlowValues values, out string reason)
    {
        var action = settings.Action;
        var text = new ActionText(ActionText.Inputs(settings.Inputs, values), values);
        var path = text.Render(action.Path, TemplateContext.Url);
        var fault = "";
        var body = action.Body is { } template ? JsonBody.Fill(text.Pieces(template), out fault) : null;
        reason = IsPath(path) ? fault : "path_invalid";
        if (reason.Length > 0)
        {
            return null;
        }

        var query = string.Join('&', action.Query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(text.Render(q.Value, TemplateContext.Plain))}"));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in action.Headers)
        {
            headers[name] = OneLine(text.Render(value, TemplateContext.Plain));
        }

        return new ServiceRequest(settings.Connection, action.Method, query.Length > 0 ? $"{path}?{query}" : path, headers, body, action.Timeout, text.Sensitive);
    }

    /// <summary>Whether the body is JSON once values are in it.</summary>
    public static bool HasGoodBody(ExecuteAction.ActionSettings settings) => settings.Action.Body is not { } body
        || JsonBody.Fill(new ActionText(ActionText.Inputs(settings.Inputs, ZeroValues.Instance), ZeroValues.Instance).Pieces(body), out var reason) is not null
        || reason == JsonBody.Unquoted;

    /// <summary>Without segments that climb and without blanks, which no request line can hold.</summary>
    public static bool IsPath(string path) => !path.Split('/').Any(IsClimbing) && !path.Any(char.IsWhiteSpace);

    private static bool IsClimbing(string segment) => Uri.UnescapeDataString(segment) is "." or "..";

    /// <summary>A line end in a value would begin another header.</summary>
    private static string OneLine(string value) => new([.. value.Select(c => char.IsControl(c) ? ' ' : c)]);
}

/// <summary>Headers an action may not set: they frame the message, name the host, steer what lies between or carry the connection's credentials.</summary>
public static class ActionHeaders
{
    private static readonly FrozenSet<string> Refused = FrozenSet.ToFrozenSet(
        [
            "Host", "Authorization", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization",
            "Proxy-Authenticate", "TE", "Trailer", "Upgrade", "Expect", "HTTP2-Settings", "Accept-Encoding", "Content-Encoding", "Cookie",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool MaySet(string name) => !Refused.Contains(name);
}
