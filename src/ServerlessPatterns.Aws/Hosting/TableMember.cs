using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Aws.Hosting;

/// <summary>A member of a record. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableMember
{
    /// <summary>Describes a member.</summary>
    /// <param name="name">Its name in JSON, which is its attribute's name in DynamoDB.</param>
    /// <param name="shape">Its shape.</param>
    public TableMember(string name, TableShape shape)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        Name = name;
        Shape = shape;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        CommaAndName = [.. ",\""u8, .. JsonEncodedText.Encode(name).EncodedUtf8Bytes, .. "\":"u8];
    }

    internal string Name { get; }

    internal TableShape Shape { get; }

    internal byte[] Utf8Name { get; }

    /// <summary>What comes before the value in JSON; without the comma, if the member is the first.</summary>
    internal byte[] CommaAndName { get; }
}
