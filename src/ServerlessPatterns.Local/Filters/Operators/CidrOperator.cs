using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>An address of a network, IPv4 or IPv6.</summary>
internal sealed class CidrOperator : FilterOperator
{
    private readonly byte[] _network;
    private readonly int _bits;

    private CidrOperator(byte[] network, int bits)
    {
        _network = network;
        _bits = bits;
    }

    /// <exception cref="FormatException">It is no network; the message says why, as AWS does.</exception>
    public static CidrOperator Parse(string cidr)
    {
        var parts = cidr.Split('/');
        if (parts.Length != 2)
        {
            throw new FormatException("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bits))
        {
            throw new FormatException("Malformed CIDR, mask bits must be an integer");
        }

        if (bits < 0)
        {
            throw new FormatException("Malformed CIDR, mask bits must not be negative");
        }

        if (!TryReadAddress(parts[0], out var network))
        {
            throw new FormatException($"Nonstandard IP address: {parts[0]}");
        }

        return bits <= 8 * network.Length
            ? new CidrOperator(network, bits)
            : throw new FormatException(network.Length == 4 ? "IPv4 mask bits must be <= 32" : "IPv6 mask bits must be <= 128");
    }

    public override bool Holds(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || !TryReadAddress(value.GetString()!, out var address) || address.Length != _network.Length)
        {
            return false;
        }

        var whole = _bits / 8;
        var rest = _bits % 8;
        return address.AsSpan(0, whole).SequenceEqual(_network.AsSpan(0, whole))
            && (rest == 0 || (address[whole] ^ _network[whole]) >> (8 - rest) == 0);
    }

    /// <summary>IPAddress reads more than addresses are written as: "10", "0x0a.1".</summary>
    private static bool TryReadAddress(string text, out byte[] address)
    {
        address = [];
        if (!IPAddress.TryParse(text, out var parsed)
            || (parsed.AddressFamily == AddressFamily.InterNetwork && (text.Count(letter => letter == '.') != 3 || !text.All(letter => letter == '.' || char.IsAsciiDigit(letter)))))
        {
            return false;
        }

        address = parsed.GetAddressBytes();
        return true;
    }
}
