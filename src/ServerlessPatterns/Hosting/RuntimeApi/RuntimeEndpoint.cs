using System.Globalization;
using System.Net;

namespace ServerlessPatterns.Hosting;

/// <summary>Where the Runtime API listens: the value of AWS_LAMBDA_RUNTIME_API, <c>host:port</c>.</summary>
internal sealed class RuntimeEndpoint
{
    internal const string Variable = "AWS_LAMBDA_RUNTIME_API";

    private RuntimeEndpoint(string authority, string host, int port)
    {
        Authority = authority;
        Host = host;
        Port = port;
        Address = IPAddress.TryParse(host, out var address) ? new IPEndPoint(address, port) : null;
    }

    /// <summary>The value itself, for the Host header and for messages.</summary>
    public string Authority { get; }

    /// <summary>The host's name or address, without the brackets of an IPv6 address.</summary>
    public string Host { get; }

    /// <summary>The port, 1 to 65535.</summary>
    public int Port { get; }

    /// <summary>The address, when the host is one: it saves the resolver.</summary>
    public IPEndPoint? Address { get; }

    /// <summary>Reads the value of AWS_LAMBDA_RUNTIME_API.</summary>
    /// <exception cref="RuntimeApiException">The value is not <c>host:port</c>.</exception>
    public static RuntimeEndpoint Parse(string value)
    {
        var host = value;
        var port = 80;
        var colon = value.LastIndexOf(':');
        var bracket = value.LastIndexOf(']');
        if (colon > bracket)
        {
            host = value[..colon];
            if (!int.TryParse(value.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535)
            {
                throw Malformed(value);
            }
        }

        if (host.Length > 1 && host[0] == '[' && host[^1] == ']')
        {
            host = host[1..^1];
        }

        if (host.Length == 0)
        {
            throw Malformed(value);
        }

        foreach (var c in host)
        {
            if (c is <= ' ' or > '~' or '/' or '[' or ']' or '@')
            {
                throw Malformed(value);
            }
        }

        return new RuntimeEndpoint(value, host, port);
    }

    private static RuntimeApiException Malformed(string value) =>
        new($"{Variable} is '{value}', which is not an address of the form host:port. Lambda sets it; outside Lambda, unset it for the command line.");
}
