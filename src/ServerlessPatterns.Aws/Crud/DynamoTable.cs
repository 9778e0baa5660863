using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>A table of DynamoDB, on the AWS SDK: credentials, region, endpoints, retries are the SDK's.</summary>
internal sealed class DynamoTable<T> : ITable<T>
{
    /// <summary>Names in expressions: an attribute's own may be one of DynamoDB's 573 reserved words.</summary>
    private const string KeyName = "#k";

    private const string KeyValue = ":k";
    private const string Exists = $"attribute_exists({KeyName})";
    private const string ExistsNot = $"attribute_not_exists({KeyName})";

    private readonly string _tableName;
    private readonly TableDefinition _definition;
    private readonly ItemMarshaller<T> _marshaller;
    private readonly IAmazonDynamoDB? _client;
    private readonly Dictionary<string, string> _keyNames;

    public DynamoTable(string tableName, JsonTypeInfo<T> typeInfo, TableDefinition definition, IAmazonDynamoDB? client)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        ArgumentNullException.ThrowIfNull(definition);
        _tableName = TableName.Check(tableName, nameof(tableName));
        _definition = definition;
        _marshaller = new ItemMarshaller<T>(definition, typeInfo);
        _client = client;
        _keyNames = new Dictionary<string, string>(1) { [KeyName] = definition.PartitionKey.Name };
    }

    private IAmazonDynamoDB Client => _client ?? DynamoDBClients.Shared;

    public async Task<T?> GetAsync(TableKey key, bool consistentRead = false, CancellationToken cancellationToken = default)
    {
        var request = new GetItemRequest { TableName = _tableName, Key = TableKeys.Of(_definition, key), ConsistentRead = consistentRead };
        var answer = await Client.GetItemAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } attributes ? _marshaller.ToItem(attributes) : default;
    }

    public IAsyncEnumerable<T> ListAsync(CancellationToken cancellationToken = default) => ScanAsync(cancellationToken);

    public IAsyncEnumerable<T> ListPartitionAsync(TableKeyValue partitionKey, CancellationToken cancellationToken = default)
        => _definition.SortKey is null
            ? throw new InvalidOperationException($"'{_definition.Path}' has no sort key, so that a partition is one item: read it with GetAsync.")
            : QueryAsync(TableKeys.Of(_definition, _definition.PartitionKey, partitionKey, nameof(partitionKey)), cancellationToken);

    public async Task CreateAsync(T item, CancellationToken cancellationToken = default)
    {
        var attributes = _marshaller.ToAttributes(item, nameof(item));
        try
        {
            await PutAsync(attributes, ExistsNot, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException e)
        {
            throw new ItemExistsException(_definition.Path, _marshaller.KeyText(attributes), e);
        }
    }

    public async Task ReplaceAsync(T item, CancellationToken cancellationToken = default)
    {
        var attributes = _marshaller.ToAttributes(item, nameof(item));
        try
        {
            await PutAsync(attributes, Exists, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException e)
        {
            throw new ItemNotFoundException(_definition.Path, _marshaller.KeyText(attributes), e);
        }
    }

    public async Task PutAsync(T item, CancellationToken cancellationToken = default)
        => await PutAsync(_marshaller.ToAttributes(item, nameof(item)), condition: null, cancellationToken).ConfigureAwait(false);

    public async Task DeleteAsync(TableKey key, CancellationToken cancellationToken = default)
    {
        var request = new DeleteItemRequest
        {
            TableName = _tableName,
            Key = TableKeys.Of(_definition, key),
            ConditionExpression = Exists,
            ExpressionAttributeNames = _keyNames,
        };
        try
        {
            await Client.DeleteItemAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException e)
        {
            throw new ItemNotFoundException(_definition.Path, key.ToString(), e);
        }
    }

    private async Task PutAsync(Dictionary<string, AttributeValue> item, string? condition, CancellationToken cancellationToken)
    {
        var request = new PutItemRequest { TableName = _tableName, Item = item };
        if (condition is not null)
        {
            request.ConditionExpression = condition;
            request.ExpressionAttributeNames = _keyNames;
        }

        try
        {
            await Client.PutItemAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonDynamoDBException e) when (IsTooLarge(e))
        {
            throw new ArgumentException(
                $"The item '{_marshaller.KeyText(item)}' of '{_definition.Path}' is larger than DynamoDB takes: 400 KB, names and values in UTF-8. Put what is large into S3, and its key into the item.", nameof(item), e);
        }
    }

    /// <summary>
    /// A ValidationException like many others, but for its words:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items.
    /// </summary>
    private static bool IsTooLarge(AmazonDynamoDBException exception)
        => exception.ErrorCode == "ValidationException" && exception.Message.Contains("Item size has exceeded", StringComparison.Ordinal);

    private async IAsyncEnumerable<T> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var request = new ScanRequest { TableName = _tableName, ExclusiveStartKey = last };
            var answer = await Client.ScanAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var attributes in answer.Items ?? [])
            {
                yield return _marshaller.ToItem(attributes);
            }

            last = answer.LastEvaluatedKey;
        }
        while (last is { Count: > 0 });
    }

    private async IAsyncEnumerable<T> QueryAsync(AttributeValue partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>(1) { [KeyValue] = partition };
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var request = new QueryRequest
            {
                TableName = _tableName,
                KeyConditionExpression = $"{KeyName} = {KeyValue}",
                ExpressionAttributeNames = _keyNames,
                ExpressionAttributeValues = values,
                ExclusiveStartKey = last,
            };
            var answer = await Client.QueryAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var attributes in answer.Items ?? [])
            {
                yield return _marshaller.ToItem(attributes);
            }

            last = answer.LastEvaluatedKey;
        }
        while (last is { Count: > 0 });
    }
}
