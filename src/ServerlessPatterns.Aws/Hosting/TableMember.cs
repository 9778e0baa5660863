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
        JsonName = JsonEncodedText.Encode(name);
    }

    internal string Name { get; }

    internal TableShape Shape { get; }

    internal byte[] Utf8Name { get; }

    internal JsonEncodedText JsonName { get; }
}
