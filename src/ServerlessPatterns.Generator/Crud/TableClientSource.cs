using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Writes the client of a table's API.</summary>
internal static class TableClientSource
{
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";
    private const string Task = "global::System.Threading.Tasks.Task";

    public static string Write(TableClientModel client)
    {
        var writer = new SourceWriter();
        writer.Line(CSharpText.FileHeader);
        writer.Line();
        if (client.Namespace.Length > 0)
        {
            writer.Line("namespace " + CSharpText.Name(client.Namespace));
            writer.OpenBrace();
        }

        var item = client.Item.Type;
        writer.Line($"/// <summary>Calls the API of the table at <c>{CSharpText.Documentation(client.Path)}</c>. What goes wrong is an <see cref=\"global::ServerlessPatterns.ApiException\"/> or one of those that the methods name.</summary>");
        writer.Line(CSharpText.GeneratedCodeAttribute);
        writer.Line($"{(client.IsPublic ? "public" : "internal")} sealed partial class {CSharpText.Name(client.Name)} : global::ServerlessPatterns.Hosting.TableClient<{item}>");
        writer.OpenBrace();
        writer.Line("/// <summary>Makes a client.</summary>");
        writer.Line("/// <param name=\"httpClient\">Its BaseAddress is the API's URL, the output RestApiUrl of the stack; its handlers sign the requests or add what else the API asks for.</param>");
        writer.Line($"public {CSharpText.Name(client.Name)}(global::System.Net.Http.HttpClient httpClient)");
        writer.Line($"    : base(httpClient, {CSharpText.Literal(client.Path)}, {TypeInfoSource.Of(client.Item)})");
        writer.OpenBrace();
        writer.CloseBrace();
        WriteMethods(writer, client);
        if (client.Item.JsonContext is null)
        {
            writer.Line();
            TypeInfoSource.WriteReflected(writer);
        }

        writer.CloseBrace();
        if (client.Namespace.Length > 0)
        {
            writer.CloseBrace();
        }

        return writer.ToString();
    }

    private static void WriteMethods(SourceWriter writer, TableClientModel client)
    {
        var item = client.Item.Type;
        var keys = string.Join(", ", client.Keys.Select(key => $"{key.Type} {Parameter(key)}"));
        var key = client.Keys.Count == 1
            ? $"new global::ServerlessPatterns.TableKey({Parameter(client.Keys[0])})"
            : $"new global::ServerlessPatterns.TableKey({Parameter(client.Keys[0])}, (global::ServerlessPatterns.TableKeyValue){Parameter(client.Keys[1])})";
        if (Allows(TableOperations.Create))
        {
            writer.Line();
            writer.Line("/// <summary>Creates an item: POST.</summary>");
            writer.Line("/// <exception cref=\"global::ServerlessPatterns.ItemExistsException\">There is an item with that key.</exception>");
            if (client.IsKeyGenerated)
            {
                var isText = client.Keys[0].Type == "string";
                writer.Line("/// <returns>The key that the API has made for it.</returns>");
                writer.Line($"public async {Task}<{client.Keys[0].Type}> CreateAsync({item} item, {Cancellation})");
                writer.Line($"    => {(isText ? "" : client.Keys[0].Type + ".Parse(")}(await CreateItemAsync(item, cancellationToken).ConfigureAwait(false))!{(isText ? "" : ")")};");
            }
            else
            {
                writer.Line($"public {Task} CreateAsync({item} item, {Cancellation}) => CreateItemAsync(item, cancellationToken);");
            }
        }

        if (Allows(TableOperations.Read))
        {
            writer.Line();
            writer.Line($"/// <summary>Reads an item: GET. {(client.IsStruct ? "The type's default" : "Null")} where there is none.</summary>");
            writer.Line($"public {Task}<{item}{(client.IsStruct ? "" : "?")}> GetAsync({keys}, {Cancellation}) => GetItemAsync({key}, cancellationToken);");
        }

        if (Allows(TableOperations.Update))
        {
            writer.Line();
            writer.Line("/// <summary>Replaces an item: PUT. The key is the one given here, whatever the item says.</summary>");
            writer.Line("/// <exception cref=\"global::ServerlessPatterns.ItemNotFoundException\">There is no item with that key.</exception>");
            writer.Line($"public {Task} ReplaceAsync({keys}, {item} item, {Cancellation}) => ReplaceItemAsync({key}, item, cancellationToken);");
        }

        if (Allows(TableOperations.Delete))
        {
            writer.Line();
            writer.Line("/// <summary>Deletes an item: DELETE.</summary>");
            writer.Line("/// <exception cref=\"global::ServerlessPatterns.ItemNotFoundException\">There is no item with that key.</exception>");
            writer.Line($"public {Task} DeleteAsync({keys}, {Cancellation}) => DeleteItemAsync({key}, cancellationToken);");
        }

        if (Allows(TableOperations.List))
        {
            var hasSort = client.Keys.Count > 1;
            writer.Line();
            writer.Line($"/// <summary>Reads {(hasSort ? "the items of a partition, in the order of their sort keys" : "every item, in no order")}, page by page: GET.</summary>");
            writer.Line("/// <param name=\"pageSize\">How many items a request asks for, 1 to 1,000; null: 100.</param>");
            writer.Line($"public global::System.Collections.Generic.IAsyncEnumerable<{item}> ListAsync({(hasSort ? $"{client.Keys[0].Type} {Parameter(client.Keys[0])}, " : "")}int? pageSize = null, {Cancellation}) => ListItemsAsync({(hasSort ? Parameter(client.Keys[0]) : "null")}, pageSize, cancellationToken);");
        }

        if (Allows(TableOperations.Create) && !client.IsKeyGenerated)
        {
            var properties = client.Keys.Select((each, index) => $"{(index == 0 ? "" : "(global::ServerlessPatterns.TableKeyValue)")}item.{CSharpText.Name(each.Property)}");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"protected override global::ServerlessPatterns.TableKey? KeyOf({item} item) => new global::ServerlessPatterns.TableKey({string.Join(", ", properties)});");
        }

        bool Allows(TableOperations operation) => (client.Operations & operation) != 0;
    }

    private static string Parameter(TableClientModel.Key key) => CSharpText.Name(key.Parameter);
}
