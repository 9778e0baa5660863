using System.Globalization;
using System.Net;

namespace ServerlessPatterns.Hosting;

/// <summary>Where the Runtime API listens: the value of AWS_LAMBDA_RUNTIME_API, <c>host:port</c>.</summary>
internal sealed class RuntimeEndpoint
{
    internal const string Variable = "AWS_LAMBDA_RUNTIME_API";

    // Fields, for in a cold start each property would be one more method to compile.
    /// <summary>The value itself, for the Host header and for messages.</summary>
    public readonly string Authority;

    /// <summary>The host's name or address, without the brackets of an IPv6 address.</summary>
    public readonly string Host;

    /// <summary>The port, 1 to 65535.</summary>
    public readonly int Port;

    /// <summary>The address, when the host is one: it saves the resolver.</summary>
    public readonly IPEndPoint? Address;

    private RuntimeEndpoint(string authority, string host, int port, IPAddress? address)
    {
        Authority = authority;
        Host = host;
        Port = port;
        Address = address is null ? null : new IPEndPoint(address, port);
    }

    /// <summary>Reads the value of AWS_LAMBDA_RUNTIME_API.</summary>
    /// <exception cref="RuntimeApiException">The value is not <c>host:port</c>.</exception>
    public static RuntimeEndpoint Parse(string value) => TryParseIPv4(value) ?? ParseAny(value);

    /// <summary>
    /// Four numbers and a port, which is what Lambda sets (127.0.0.1:9001). By hand, for IPAddress.Parse is a generic method that a cold start
    /// would have to compile.
    /// </summary>
    private static RuntimeEndpoint? TryParseIPv4(string value)
    {
        var address = 0L;
        var number = -1;
        var shift = 0;
        foreach (var c in value)
        {
            if (c is >= '0' and <= '9')
            {
                number = (Math.Max(number, 0) * 10) + (c - '0');
                if (number > (shift < 32 ? 255 : 65535))
                {
                    return null;
                }
            }
            else if (shift < 32 && number >= 0 && c == (shift < 24 ? '.' : ':'))
            {
                address |= (long)number << shift;
                shift += 8;
                number = -1;
            }
            else
            {
                return null;
            }
        }

        return shift == 32 && number > 0
            ? new RuntimeEndpoint(value, value[..value.IndexOf(':', StringComparison.Ordinal)], number, new IPAddress(address))
            : null;
    }

    private static RuntimeEndpoint ParseAny(string value)
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

        return new RuntimeEndpoint(value, host, port, IPAddress.TryParse(host, out var address) ? address : null);
    }

    private static RuntimeApiException Malformed(string value) =>
        new($"{Variable} is '{value}', which is not an address of the form host:port. Lambda sets it; outside Lambda, unset it for the command line.");
}
