using System.Globalization;
using System.Text;
using Engine.Media.Dtmf;

namespace Engine.Phone;

/// <summary>The bodies in which phones tell a key by SIP INFO (DTMF-06).</summary>
internal static class KeyBody
{
    public const string DtmfRelay = "application/dtmf-relay";
    public const string Dtmf = "application/dtmf";
    public const string TelephoneEvent = "audio/telephone-event";

    private const int ToneUnits = 800;
    private const byte Volume = 10;

    public static byte[] Of(string type, char key) => type switch
    {
        DtmfRelay => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Signal={key}\r\nDuration=100\r\n")),
        Dtmf => [(byte)key],
        TelephoneEvent => EventOf(key),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type of body for keys"),
    };

    private static byte[] EventOf(char key)
    {
        var payload = new byte[DtmfEvent.Bytes];
        new DtmfEvent(DtmfEvent.CodeOf(key)!.Value, IsEnd: true, Volume, ToneUnits).Write(payload);
        return payload;
    }
}
