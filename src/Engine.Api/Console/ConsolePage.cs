using System.Text;

namespace Engine.Api.Console;

/// <summary>The one page of the console, cut where the nonce of an answer goes.</summary>
internal sealed class ConsolePage
{
    /// <summary>What the page has in place of the nonce (web/console/index.html).</summary>
    public const string Mark = "CSP_NONCE";

    private readonly string[] _parts;

    /// <exception cref="InvalidDataException">The page has no place for the nonce: every style of the console would be refused by the browser.</exception>
    public ConsolePage(byte[] html)
    {
        _parts = Encoding.UTF8.GetString(html).Split(Mark);
        if (_parts.Length < 2)
        {
            throw new InvalidDataException($"The console's index.html lacks {Mark}.");
        }
    }

    public byte[] With(string nonce) => Encoding.UTF8.GetBytes(string.Join(nonce, _parts));
}
