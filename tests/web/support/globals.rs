//! Members of global objects that are replaced for the time of a test.

use js_sys::{Object, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

/// A promise of something that is there, for what takes the place of a function.
pub(crate) fn resolved(value: impl Into<JsValue>) -> Promise {
    let value: JsValue = value.into();
    Promise::resolve(&value)
}

/// A member of an object that is replaced until this is dropped.
pub(crate) struct Replaced {
    object: Object,
    name: JsValue,
    /// How the member was declared before; `undefined` when the object had none of its own.
    before: JsValue,
}

impl Replaced {
    /// Replaces a member of an object, also one that is read-only by inheritance.
    pub(crate) fn member(object: &Object, name: &str, value: &JsValue) -> Self {
        let name = JsValue::from_str(name);
        let before = Reflect::get_own_property_descriptor(object, &name).unwrap();
        let descriptor = Object::new();
        Reflect::set(&descriptor, &"value".into(), value).unwrap();
        Reflect::set(&descriptor, &"configurable".into(), &true.into()).unwrap();
        assert!(Reflect::define_property(object, &name, &descriptor).unwrap());
        Self {
            object: object.clone(),
            name,
            before,
        }
    }

    /// Replaces a global.
    pub(crate) fn global(name: &str, value: &JsValue) -> Self {
        Self::member(&global(), name, value)
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        match self.before.dyn_ref::<Object>() {
            Some(before) => Reflect::define_property(&self.object, &self.name, before).unwrap(),
            None => Reflect::delete_property(&self.object, &self.name).unwrap(),
        };
    }
}
