//! Calls in a form in which a table can vary one thing at a time.

use crate::support::PORTAL_SCOPES;
use crate::world::World;
use serde_json::Value;

/// An id that nothing has.
pub(crate) const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

/// Managing director: may do everything for the seeded organisations.
pub(crate) const DIRECTOR: Who = Who::Person(20001);
/// May only escalate.
pub(crate) const EMPLOYEE: Who = Who::Person(20002);
/// Has no relation to any of them.
pub(crate) const STRANGER: Who = Who::Person(20004);

/// Who calls.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Who {
    Nobody,
    /// A person with the scopes of a portal session.
    Person(i32),
    /// A person with other scopes.
    PersonWith(i32, &'static str),
    /// An organisation with all scopes of vendors.
    Vendor(&'static str),
    /// An organisation with other scopes.
    VendorWith(&'static str, &'static str),
}

/// A person who is signed in without the portal's scope.
pub(crate) const NO_PORTAL: Who = Who::PersonWith(20001, "openid");
/// A person whom the profile does not know.
pub(crate) const GHOST: Who = Who::PersonWith(1, PORTAL_SCOPES);

/// One call: who, with what.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) who: Who,
    pub(crate) params: Vec<(&'static str, String)>,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Value>,
}

/// A call of nobody with nothing.
pub(crate) fn call() -> Call {
    Call {
        who: Who::Nobody,
        params: Vec::new(),
        query: Vec::new(),
        headers: Vec::new(),
        body: None,
    }
}

impl Call {
    pub(crate) fn by(mut self, who: Who) -> Self {
        self.who = who;
        self
    }

    /// Sets a parameter of the path, in place of what was set before.
    pub(crate) fn at(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.retain(|(set, _)| *set != name);
        self.params.push((name, value.to_string()));
        self
    }

    /// Sets a parameter of the query, in place of what was set before.
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.retain(|(set, _)| *set != name);
        self.query.push((name, value.to_string()));
        self
    }

    /// Takes a parameter of the query away.
    pub(crate) fn without(mut self, name: &'static str) -> Self {
        self.query.retain(|(set, _)| *set != name);
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// Takes every header away.
    pub(crate) fn without_headers(mut self) -> Self {
        self.headers.clear();
        self
    }

    pub(crate) fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Changes one member of the body.
    pub(crate) fn member(mut self, name: &str, value: Value) -> Self {
        if let Some(Value::Object(members)) = &mut self.body {
            members.insert(name.to_owned(), value);
        }
        self
    }
}

/// One call and the status that it is to be answered with.
pub(crate) struct Case {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) call: Box<dyn Fn(&World) -> Call>,
}

impl Case {
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.operation, self.status)
    }
}

/// The cases of one operation, each made from the call that is in order.
pub(crate) struct Cases<F> {
    operation: &'static str,
    good: F,
    cases: Vec<Case>,
}

/// Begins the cases of an operation with the call that is in order, and its status.
pub(crate) fn operation<F>(operation: &'static str, status: u16, good: F) -> Cases<F>
where
    F: Fn(&World) -> Call + Clone + 'static,
{
    let cases = Cases {
        operation,
        good,
        cases: Vec::new(),
    };
    cases.and(status, |_, good| good)
}

impl<F> Cases<F>
where
    F: Fn(&World) -> Call + Clone + 'static,
{
    /// The same call with something changed, and the status that this gives.
    pub(crate) fn and(
        mut self,
        status: u16,
        change: impl Fn(&World, Call) -> Call + 'static,
    ) -> Self {
        let good = self.good.clone();
        self.cases.push(Case {
            operation: self.operation,
            status,
            call: Box::new(move |world| change(world, good(world))),
        });
        self
    }

    /// 401 without a token, 403 for somebody who may not.
    pub(crate) fn only_with_token(self, denied: Who) -> Self {
        self.and(401, |_, good| good.by(Who::Nobody))
            .and(403, move |_, good| good.by(denied))
    }

    /// 400 for a parameter of the path that is no uuid or no number.
    pub(crate) fn malformed(self, name: &'static str) -> Self {
        self.and(400, move |_, good| good.at(name, "x-1"))
    }

    /// 404 for an id that nothing has.
    pub(crate) fn unknown(self, name: &'static str) -> Self {
        self.and(404, move |_, good| good.at(name, UNKNOWN))
    }

    pub(crate) fn done(self) -> Vec<Case> {
        self.cases
    }
}
