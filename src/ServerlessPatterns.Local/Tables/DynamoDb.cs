using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessPatterns.Local.Tables.Operations;

namespace ServerlessPatterns.Local.Tables;

/// <summary>
/// DynamoDB in memory: tables, and the operations on their items with all expressions. Every operation is one step for all others, so that reads are always
/// consistent and no transaction conflicts with another. Left out, and refused where a request asks for it: indexes and streams, PartiQL, the legacy
/// parameters that came before expressions, and the operations that create and change tables, as they come from a template. There is no limit of throughput.
/// </summary>
internal sealed class DynamoDb
{
    /// <summary>Bodies are read by clients of DynamoDB alone, as application/x-amz-json-1.0.</summary>
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DynamoDbRequest.MaximumDepth };

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = DynamoDbRequest.MaximumDepth };

    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly string _arnPrefix;

    public DynamoDb(TimeProvider time, string region = "us-east-1", string account = "000000000000")
    {
        _time = time;
        _arnPrefix = $"arn:aws:dynamodb:{region}:{account}:table/";
        Tokens = new RequestTokens(time);
    }

    /// <summary>Told of all operations; null where nobody listens.</summary>
    public ITableObserver? Observer { get; set; }

    /// <summary>What every operation holds while it reads and writes items.</summary>
    public object Gate { get; } = new();

    /// <summary>The tokens of transactions.</summary>
    public RequestTokens Tokens { get; }

    /// <summary>The tables in the order of their names.</summary>
    public IReadOnlyList<Table> Tables
    {
        get
        {
            lock (Gate)
            {
                return [.. _tables.Values.OrderBy(table => table.Schema.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Creates a table without items.</summary>
    /// <exception cref="DynamoDbException">There is one of that name.</exception>
    public Table Create(TableSchema schema)
    {
        var table = new Table(schema, _arnPrefix + schema.Name, _time);
        lock (Gate)
        {
            return _tables.TryAdd(schema.Name, table) ? table : throw DynamoDbException.ResourceInUse($"Table already exists: {schema.Name}");
        }
    }

    /// <summary>A table by its name or its ARN; to be called under the lock.</summary>
    /// <exception cref="DynamoDbException">There is none.</exception>
    public Table Find(string name)
        => _tables.GetValueOrDefault(name.StartsWith(_arnPrefix, StringComparison.Ordinal) ? name[_arnPrefix.Length..] : name) ?? throw DynamoDbException.ResourceNotFound();

    /// <summary>How many items a table has.</summary>
    public int Count(Table table)
    {
        lock (Gate)
        {
            return table.Count;
        }
    }

    /// <summary>A table's first items as they are now, in the order of a Scan, and how many there are in all.</summary>
    public (IReadOnlyList<StoredItem> Items, int Total) Items(string tableName, int limit)
    {
        lock (Gate)
        {
            var table = Find(tableName);
            return ([.. table.All().Take(limit)], table.Count);
        }
    }

    /// <summary>Does an operation, PutItem, for a request's JSON.</summary>
    public DynamoDbAnswer Answer(string operation, ReadOnlyMemory<byte> request)
    {
        try
        {
            using var json = JsonDocument.Parse(LoneSurrogates.Replace(request), s_reading);
            return Answer(operation, json.RootElement);
        }
        catch (JsonException)
        {
            return Refusal(DynamoDbException.Serialization("Could not parse request body"));
        }
    }

    /// <summary>Does an operation for a request that is parsed.</summary>
    public DynamoDbAnswer Answer(string operation, JsonElement request)
    {
        var started = DateTimeOffset.UtcNow;
        var answer = Do(operation, request);
        Observer?.Answered(operation, request, answer, started);
        return answer;
    }

    private DynamoDbAnswer Do(string operation, JsonElement request)
    {
        var body = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(body, s_writing);
            DynamoDbOperations.Find(operation)(this, new DynamoDbRequest(request), writer);
            writer.Flush();
            return new DynamoDbAnswer(200, body.WrittenMemory);
        }
        catch (DynamoDbException e)
        {
            return Refusal(e);
        }
    }

    private static DynamoDbAnswer Refusal(DynamoDbException exception)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, s_writing))
        {
            writer.WriteStartObject();
            writer.WriteString("__type"u8, exception.Type);
            writer.WriteString("message"u8, exception.Message);
            foreach (var (name, detail) in exception.Details ?? [])
            {
                writer.WritePropertyName(name);
                detail!.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return new DynamoDbAnswer(400, body.WrittenMemory, exception.Code);
    }
}
