using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Engine.Benchmarks.Kept;

/// <summary>
/// Asks another .NET process for a full collection, as dotnet-gcdump does: a session of the runtime's event provider with the keyword that collects,
/// over the diagnostic socket that every .NET process has (the IPC protocol is described with the runtime's diagnostics client).
/// </summary>
internal static class FullCollection
{
    private const string Provider = "Microsoft-Windows-DotNETRuntime";
    private const ulong CollectKeyword = 0x80_0000;
    private const byte EventPipe = 2;
    private const byte StopTracing = 1;
    private const byte CollectTracing2 = 3;
    private const int HeaderBytes = 20;

    public static async Task OfAsync(int process)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{process}-*-socket")).Single();
        using var session = await SendAsync(path, CollectTracing2, Payload());
        var answer = new byte[HeaderBytes + 8];
        await session.ReadExactlyAsync(answer);
        // The collection comes with the start of the session; the stream is read to its end so that the runtime can close it.
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var stop = await SendAsync(path, StopTracing, answer.AsMemory(HeaderBytes));
        await session.CopyToAsync(Stream.Null);
    }

    private static byte[] Payload()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.Unicode);
        writer.Write(16);              // MiB of buffer
        writer.Write(1);               // format: nettrace
        writer.Write((byte)0);         // no rundown
        writer.Write(1);               // providers
        writer.Write(CollectKeyword);
        writer.Write(4);               // level: informational
        writer.Write(Provider.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(Provider + "\0"));
        writer.Write(0);               // no filter
        return bytes.ToArray();
    }

    private static async Task<NetworkStream> SendAsync(string path, byte command, ReadOnlyMemory<byte> payload)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var stream = new NetworkStream(socket, ownsSocket: true);
        var message = new byte[HeaderBytes + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        message[16] = EventPipe;
        message[17] = command;
        payload.CopyTo(message.AsMemory(HeaderBytes));
        await stream.WriteAsync(message);
        return stream;
    }
}
