using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessPatterns.Local.Queues;

/// <summary>The digests that clients check their messages by.</summary>
internal static class MessageDigest
{
#pragma warning disable CA5351 // SQS's own choice; it guards against accidents, not attacks.
    public static string OfBody(ReadOnlySpan<byte> body)
    {
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(body, digest);
        return Hexadecimal(digest);
    }

    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html: the attributes by name, each part by its length.</summary>
    public static string? OfAttributes(IReadOnlyDictionary<string, MessageAttribute>? attributes)
    {
        if (attributes is null or { Count: 0 })
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (name, attribute) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(name));
            Append(hash, Encoding.UTF8.GetBytes(attribute.DataType));
            hash.AppendData([attribute.IsBinary ? (byte)2 : (byte)1]);
            Append(hash, attribute.IsBinary ? attribute.BinaryValue.GetValueOrDefault().Span : Encoding.UTF8.GetBytes(attribute.StringValue ?? ""));
        }

        return Hexadecimal(hash.GetHashAndReset());
    }
#pragma warning restore CA5351

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }

    /// <summary>What a queue with content-based deduplication takes for a message's deduplication id: SHA-256 of its body, not of its attributes.</summary>
    public static string DeduplicationIdOf(ReadOnlySpan<byte> body)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, digest);
        return Hexadecimal(digest);
    }

    private static string Hexadecimal(ReadOnlySpan<byte> digest)
    {
        const string Digits = "0123456789abcdef";
        Span<char> text = stackalloc char[digest.Length * 2];
        for (var i = 0; i < digest.Length; i++)
        {
            text[i * 2] = Digits[digest[i] >> 4];
            text[(i * 2) + 1] = Digits[digest[i] & 15];
        }

        return new string(text);
    }
}
