using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.Crud.Mapping;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>The mapping templates of a table's methods.</summary>
internal static class TableTemplates
{
    /// <summary>See https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html</summary>
    public const int MaximumLength = 300 * 1024;

    /// <summary>
    /// How many items a page has at most, and how many elements a list: mapping templates iterate no further. See
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
    /// </summary>
    public const int MaximumIterations = 1000;

    private const string Uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    public const int DefaultPageSize = 100;
    public const string PageSizeParameter = "limit";
    public const string PageTokenParameter = "pageToken";

    /// <summary>The longest template, by what it is for.</summary>
    public static (string Name, int Length) Longest(TableModel table)
        => new[] { ("writing", Request(table, TableOperations.Create, "Table").Length), ("reading", Success(table, TableOperations.List).Length) }.OrderByDescending(each => each.Item2).First();

    /// <summary>The request that a method makes of DynamoDB.</summary>
    /// <param name="table">The table.</param>
    /// <param name="operation">The method.</param>
    /// <param name="tableId">The table's logical id.</param>
    public static MappingTemplate Request(TableModel table, TableOperations operation, string tableId)
    {
        var template = new MappingTemplate();
        if (operation is TableOperations.Create or TableOperations.Update)
        {
            RequestBody.Parse(template, table.Members.Any(member => HasNumbers(member.Shape)));
        }

        if (operation == TableOperations.Create && table.IsKeyGenerated)
        {
            // Clients may choose the request's id (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html):
            // one that is no UUID becomes an empty key, which DynamoDB refuses.
            template.Line("#set($id = $context.requestId)").Line($"#if(!$id.matches('{Uuid}'))#set($id = '')#end");
        }

        template.Line("{").Indent().Substituted($"\"TableName\": \"${{{tableId}}}\",");
        switch (operation)
        {
            case TableOperations.Create:
                Condition(template, table, "attribute_not_exists");
                Item(template, table, key => key == table.PartitionKey && table.IsKeyGenerated ? "id" : Velocity.Get(RequestBody.Variable, key.Name));
                break;
            case TableOperations.Update:
                Condition(template, table, "attribute_exists");
                Item(template, table, key => Velocity.PathParameter(key.Parameter));
                break;
            case TableOperations.Delete:
                Condition(template, table, "attribute_exists");
                Key(template, table);
                break;
            case TableOperations.Read:
                Key(template, table);
                break;
            case TableOperations.List:
                Page(template, table);
                break;
        }

        return template.Unindent().Line("}");
    }

    /// <summary>What a method answers where DynamoDB has done what it was asked.</summary>
    public static MappingTemplate Success(TableModel table, TableOperations operation)
    {
        var template = new MappingTemplate();
        switch (operation)
        {
            case TableOperations.Create when table.IsKeyGenerated:
                return template
                    .Line("#set($context.responseOverride.header.Location = \"$context.path/$context.requestId\")")
                    .Line($"{{\"{table.PartitionKey.Name}\": \"$context.requestId\"}}");
            case TableOperations.Read:
                template.Line("#set($result = $input.path('$'))").Line("#if($result.containsKey('Item'))").Line("#set($item = $result.get('Item'))");
                new ItemResponseWriter(template).Item(table, "item");
                template.Line().Line("#else");
                Refuse(template, Problem.ItemNotFound, isProblemAlready: false);
                return template.Line("#end");
            case TableOperations.List:
                template.Line("#set($result = $input.path('$'))").Line("{\"items\": [").Line("#foreach($item in $result.get('Items'))");
                new ItemResponseWriter(template).Item(table, "item");
                template.Line("#if($foreach.hasNext),#end").Line("#end");
                var token = Velocity.Quoted(ItemResponseWriter.KeyText(table.SortKey ?? table.PartitionKey, "result.get('LastEvaluatedKey')"));
                return template.Line($"]#if($result.containsKey('LastEvaluatedKey')), \"nextPageToken\": {token}#end}}");
            default:
                // An answer without a body. Without any template, what DynamoDB answers would be passed on.
                return template.Line("#set($done = true)");
        }
    }

    /// <summary>What a method answers where DynamoDB refuses with a status of 4xx: what DynamoDB says itself goes to nobody.</summary>
    public static MappingTemplate Refusal(TableOperations operation)
    {
        var template = new MappingTemplate().Line($"#set($type = {Velocity.Quiet("input.path('$').get('__type')")})");
        var keyword = "#if";
        if (operation is TableOperations.Create or TableOperations.Update or TableOperations.Delete)
        {
            template.Line("#if($type.contains('ConditionalCheckFailed'))");
            Refuse(template, operation == TableOperations.Create ? Problem.ItemExists : Problem.ItemNotFound, isProblemAlready: true);

            // Somebody else has the item in a transaction, which is over soon.
            template.Line("#elseif($type.contains('TransactionConflict'))");
            Refuse(template, Problem.Unavailable, isProblemAlready: true);
            template.Line($"#set($context.responseOverride.header.Retry-After = \"{Problem.RetryAfterSeconds}\")");
            keyword = "#elseif";
        }

        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
        template.Line($"{keyword}($type.contains('Throttl') || $type.contains('ThroughputExceeded') || $type.contains('RequestLimitExceeded'))");
        Refuse(template, Problem.Throttled, isProblemAlready: true);
        template.Line($"#set($context.responseOverride.header.Retry-After = \"{Problem.RetryAfterSeconds}\")");
        template.Line("#elseif($type.contains('Validation') || $type.contains('Serialization') || $type.contains('ItemCollectionSizeLimitExceeded'))");
        template.Line(Problem.InvalidRequest.ToText());
        template.Line("#else");
        Refuse(template, Problem.Internal, isProblemAlready: true);
        return template.Line("#end");
    }

    /// <summary>What a method answers where DynamoDB has failed.</summary>
    public static MappingTemplate Failure() => new MappingTemplate().Line(Problem.Unavailable.ToText());

    private static void Refuse(MappingTemplate template, Problem problem, bool isProblemAlready)
    {
        template.Line($"#set($context.responseOverride.status = {problem.Status})");
        if (!isProblemAlready)
        {
            template.Line($"#set($context.responseOverride.header.Content-Type = \"{Problem.ContentType}\")");
        }

        template.Line(problem.ToText());
    }

    private static void Condition(MappingTemplate template, TableModel table, string function) => template
        .Line($"\"ConditionExpression\": \"{function}(#pk)\",")
        .Line($"\"ExpressionAttributeNames\": {{\"#pk\": \"{table.PartitionKey.Name}\"}},");

    private static void Item(MappingTemplate template, TableModel table, Func<TableKeyModel, string> key)
    {
        template.Line("\"Item\": {").Indent();
        Keys(template, table, key);
        new ItemRequestWriter(template).MembersAfterKey(table.Members.Where(member => !table.IsKey(member)), RequestBody.Variable);
        template.Unindent().Line("}");
    }

    private static void Key(MappingTemplate template, TableModel table)
    {
        template.Line("\"Key\": {").Indent();
        Keys(template, table, key => Velocity.PathParameter(key.Parameter));
        template.Unindent().Line("}");
    }

    private static void Keys(MappingTemplate template, TableModel table, Func<TableKeyModel, string> key)
    {
        var separator = "";
        foreach (var each in table.Keys)
        {
            template.Line($"{separator}\"{each.Name}\": {KeyValue(each, key(each))}");
            separator = ", ";
        }
    }

    private static string KeyValue(TableKeyModel key, string value) => $"{{\"{key.AttributeType}\": {Velocity.Quoted(value)}}}";

    /// <summary>
    /// A mapping template cannot answer by itself: a limit that is no number of the range is made one that DynamoDB refuses. The page token is the last key
    /// as text, of which DynamoDB goes on whether there is such an item or not, so that there is nothing to parse.
    /// </summary>
    private static void Page(MappingTemplate template, TableModel table)
    {
        var next = table.SortKey ?? table.PartitionKey;
        if (table.SortKey is not null)
        {
            template
                .Line("\"KeyConditionExpression\": \"#pk = :pk\",")
                .Line($"\"ExpressionAttributeNames\": {{\"#pk\": \"{table.PartitionKey.Name}\"}},")
                .Line($"\"ExpressionAttributeValues\": {{\":pk\": {KeyValue(table.PartitionKey, Velocity.PathParameter(table.PartitionKey.Parameter))}}},");
        }

        template.Line($"#set($limit = {Velocity.Quiet(Velocity.QueryParameter(PageSizeParameter))})");
        template.Line($"\"Limit\": #if($limit == \"\"){DefaultPageSize}#elseif($limit.matches('[1-9][0-9]?[0-9]?|{MaximumIterations}'))$limit#{{else}}0#end");
        template.Line($"#set($token = {Velocity.Quiet(Velocity.QueryParameter(PageTokenParameter))})");
        template.Line("#if($token != \"\")");
        var partition = table.SortKey is null ? "" : $"\"{table.PartitionKey.Name}\": {KeyValue(table.PartitionKey, Velocity.PathParameter(table.PartitionKey.Parameter))}, ";
        template.Line($", \"ExclusiveStartKey\": {{{partition}\"{next.Name}\": {KeyValue(next, "token")}}}");
        template.Line("#end");
    }

    private static bool HasNumbers(ItemShape shape)
        => shape.Kind == ItemShapeKind.Number || (shape.Element is { } element && HasNumbers(element)) || shape.Members.Any(member => HasNumbers(member.Shape));
}
