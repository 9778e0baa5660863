using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Service;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class LogicalIdPlanTests
{
    [Fact]
    public void A_class_s_name_begins_its_ids()
    {
        var ids = Plan(Class("InvoiceWriter")).Single();

        Assert.Equal("InvoiceWriterFunction", ids.Function);
        Assert.Equal("InvoiceWriterQueue", ids.Queue);
        Assert.Equal("InvoiceWriterDeadLetterQueue", ids.DeadLetterQueue);
    }

    [Fact]
    public void Classes_of_one_name_are_told_apart_by_their_namespaces()
        => Assert.Equal(["AcmeBillingWriter", "AcmeShippingWriter", "Reader"], Prefixes(Class("Writer", "Acme.Billing"), Class("Writer", "Acme.Shipping"), Class("Reader", "Acme")));

    [Fact]
    public void The_global_namespace_and_containing_types_tell_classes_apart_too()
        => Assert.Equal(["Writer", "AcmeWriter", "AcmeOrdersWriter"], Prefixes(Class("Writer", ""), Class("Writer", "Acme"), Class("Orders.Writer", "Acme")));

    [Fact]
    public void Names_that_differ_only_in_what_an_id_cannot_hold_do_not_meet()
        => AssertDistinct([Class("InvoiceWriter"), Class("Invoice_Writer"), Class("invoiceWriter"), Class("A_B", "X"), Class("B", "X_A"), Class("B", "X.A")]);

    [Fact]
    public void Names_in_other_scripts_get_ids_that_do_not_meet()
    {
        var classes = new[] { Class("Größe"), Class("Grüße"), Class("Заказ"), Class("注文"), Class("Gre") };

        AssertDistinct(classes);
        Assert.StartsWith("Gre", Prefixes(classes)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_whose_ids_would_meet_another_s_by_their_endings_gets_longer_ones_and_the_other_keeps_its()
    {
        var classes = new[] { Class("Order"), Class("OrderDeadLetter") };

        AssertDistinct(classes);
        Assert.Equal(["Order", "AcmeBillingOrderDeadLetter"], Prefixes(classes));
    }

    [Fact]
    public void Even_in_the_global_namespace()
        => AssertDistinct([Class("Order", ""), Class("OrderDeadLetter", ""), Class("OrderDeadLetterDeadLetter", "")]);

    [Fact]
    public void A_long_name_is_cut_and_still_its_own()
    {
        var classes = new[] { Class(new string('a', 300) + "1"), Class(new string('a', 300) + "2") };

        AssertDistinct(classes);
    }

    [Fact]
    public void Ids_do_not_depend_on_the_order_of_classes()
    {
        var classes = new[] { Class("Order"), Class("OrderDeadLetter"), Class("Order", "Other"), Class("Größe"), Class("A_B"), Class("AB") };

        Assert.Equal(Prefixes(classes), Prefixes([.. classes.AsEnumerable().Reverse()]).Reverse());
    }

    [Fact]
    public void Every_ending_that_a_resource_may_have_is_listed_and_every_id_is_fit()
    {
        var ids = new LogicalIds("X");
        var used = typeof(LogicalIds).GetProperties().Where(property => property.Name != nameof(LogicalIds.Prefix)).Select(property => ((string)property.GetValue(ids)!)[1..]);

        TableOperations[] operations = [TableOperations.Create, TableOperations.Read, TableOperations.Update, TableOperations.Delete, TableOperations.List];
        used = used
            .Concat(operations.Select(operation => ids.TableMethod(operation)[1..]))
            .Concat(new[] { TableOperations.Create, TableOperations.Update }.Select(operation => ids.TableModel(operation)[1..]));
        Assert.Equal(LogicalIds.Suffixes.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    private static LogicalIds[] Plan(params ClassName[] classes)
    {
        var plan = new LogicalIdPlan(classes);
        return [.. classes.Select(plan.Of)];
    }

    private static string[] Prefixes(params ClassName[] classes) => [.. Plan(classes).Select(ids => ids.Prefix)];

    private static void AssertDistinct(ClassName[] classes)
    {
        var ids = Prefixes(classes).SelectMany(prefix => LogicalIds.Suffixes.Select(suffix => prefix + suffix)).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9]{1,255}$", id));
    }
}
