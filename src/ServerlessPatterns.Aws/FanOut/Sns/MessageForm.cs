namespace ServerlessPatterns.Aws;

/// <summary>A message's fields in a form; in a batch they stand behind the entry's prefix.</summary>
internal static class MessageForm
{
    /// <summary>What fields and names take beside the values.</summary>
    private const int Overhead = 256;

    private const int OverheadOfAttribute = 192;

    /// <summary>A guess that most messages fit into; JSON's quotes, colons and commas take three bytes each.</summary>
    public static int Capacity(in OutgoingMessage message)
        => Overhead + (2 * message.Body.Length) + (OverheadOfAttribute * (message.Attributes?.Count ?? 0));

    public static void Write(QueryForm form, ReadOnlySpan<byte> prefix, in OutgoingMessage message)
    {
        Name(form, prefix, "Message="u8);
        form.Value(message.Body.Span);
        if (message.GroupId is { } group)
        {
            Name(form, prefix, "MessageGroupId="u8);
            form.Value(group);
        }

        if (message.DeduplicationId is { } deduplication)
        {
            Name(form, prefix, "MessageDeduplicationId="u8);
            form.Value(deduplication);
        }

        var number = 0;
        foreach (var (name, value) in message.Attributes ?? [])
        {
            number++;
            Attribute(form, prefix, number, "Name="u8);
            form.Value(name);
            Attribute(form, prefix, number, "Value.DataType=String"u8);
            Attribute(form, prefix, number, "Value.StringValue="u8);
            form.Value(value);
        }
    }

    private static void Name(QueryForm form, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name)
    {
        form.Raw("&"u8);
        form.Raw(prefix);
        form.Raw(name);
    }

    private static void Attribute(QueryForm form, ReadOnlySpan<byte> prefix, int number, ReadOnlySpan<byte> name)
    {
        Name(form, prefix, "MessageAttributes.entry."u8);
        form.Raw(number);
        form.Raw("."u8);
        form.Raw(name);
    }
}
