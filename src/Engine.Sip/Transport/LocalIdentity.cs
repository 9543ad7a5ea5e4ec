using System.Text;

namespace Engine.Sip.Transport;

/// <summary>How this agent names itself in Via, Contact and User-Agent (TRN-10, TRN-20).</summary>
internal sealed class LocalIdentity
{
    internal LocalIdentity(string host, int port, string userAgent)
    {
        SentBy = FormattableString.Invariant($"{host}:{port}");
        SentByBytes = Encoding.ASCII.GetBytes(SentBy);
        HostBytes = Encoding.ASCII.GetBytes(host);
        Port = port;
        ContactUri = "sip:engine@" + SentBy;
        UserAgent = userAgent;
    }

    /// <summary>host:port of our Via.</summary>
    internal string SentBy { get; }

    internal byte[] SentByBytes { get; }

    internal byte[] HostBytes { get; }

    internal int Port { get; }

    internal string ContactUri { get; }

    internal string UserAgent { get; }
}
