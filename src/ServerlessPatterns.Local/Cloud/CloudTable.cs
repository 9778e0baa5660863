using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;
using ServerlessPatterns.Local.Tables;

namespace ServerlessPatterns.Local;

/// <summary>A table of a <see cref="LocalCloud"/>, to be looked into. It is written through its API, or as functions do, by a client of the AWS SDK.</summary>
public sealed class CloudTable
{
    private const int Shown = 1000;

    private static readonly JsonWriterOptions s_asWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DynamoDb _tables;

    internal CloudTable(DynamoDb tables, string name) => (_tables, Name) = (tables, name);

    /// <summary>Its name, as the AWS SDK's clients take it.</summary>
    public string Name { get; }

    /// <summary>How many items it has that have not expired.</summary>
    public int Count => _tables.Items(Name, int.MaxValue).Items.Count;

    /// <summary>
    /// Its items, the first 1000, in no order but of their sort keys, each as the JSON of its members: a number keeps all its digits, a set is a list, bytes are base64.
    /// </summary>
    public IReadOnlyList<string> Items => [.. _tables.Items(Name, Shown).Items.Select(Json)];

    private static string Json(StoredItem item)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, s_asWritten))
        {
            PlainItem.Write(json, item.Attributes);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
